#include "monitor/notify/deliver.h"

#include "monitor/notify/atom.h"
#include "monitor/notify/child.h"
#include "monitor/notify/mail.h"
#include "monitor/notify/secret.h"
#include "monitor/notify/webhook.h"

namespace claimwatch {
namespace {

Result<void> send(const CommandChannel& command, const Delivery& delivery) {
  const ChildCommand child{command.argv,
                           delivery.watch.root,
                           {{"CLAIMWATCH_WATCH", delivery.watch.root.string()},
                            {"CLAIMWATCH_CHANNEL", delivery.channel.name},
                            {"CLAIMWATCH_DIGEST", delivery.digest.id}},
                           delivery.digest.body};
  const auto run = run_child(child, delivery.channel.timeout_seconds, delivery.stop);
  return run ? Result<void>() : run.error();
}

Result<void> send(const WebhookChannel& hook, const Delivery& delivery) {
  const auto secret = read_secret(hook.secret, delivery.watch.root, delivery.stop);
  if (!secret) return secret.error();
  return post(hook.url, *secret, delivery.digest, delivery.now, delivery.channel.timeout_seconds, delivery.stop);
}

Result<void> send(const MailChannel& mail, const Delivery& delivery) {
  const auto digest = read_digest(delivery.digest.body);
  if (!digest) return digest.error();
  const auto password = read_secret(mail.password, delivery.watch.root, delivery.stop);
  if (!password) return password.error();
  return send_mail(mail, *password, mail_message(*digest, mail), delivery.channel.timeout_seconds, delivery.stop);
}

Result<void> send(const AtomChannel& atom, const Delivery& delivery) {
  std::vector<Digest> digests;
  std::vector<std::string> bodies = {delivery.digest.body};
  bodies.insert(bodies.end(), delivery.earlier.begin(), delivery.earlier.end());
  for (const std::string& body : bodies) {
    auto digest = read_digest(body);
    if (!digest) return digest.error();
    digests.push_back(std::move(*digest));
  }
  const std::string title = "claimwatch " + delivery.watch.name();
  return replace_file(delivery.watch.root / atom.file,
                      atom_feed(delivery.outbox + '\n' + delivery.channel.name, title, digests));
}

}  // namespace

Result<void> deliver(const Delivery& delivery) {
  return std::visit([&](const auto& way) { return send(way, delivery); }, delivery.channel.way);
}

}  // namespace claimwatch
