"""Receivers of digests on the loopback: receivers.py KIND BEHAVIOUR PORT_FILE LOG [CERTIFICATE [KEY_OF_SIGNATURES]]

KIND is http or smtp. Each thing received is a line of JSON in LOG. The port, chosen by the system, goes into PORT_FILE.
"""
import base64
import email
import email.policy
import hashlib
import hmac
import http.server
import json
import os
import socket
import socketserver
import ssl
import sys
import time

kind, behaviour, port_file, log_file = sys.argv[1:5]
certificate = sys.argv[5] if len(sys.argv) > 5 else ""
secret = sys.argv[6] if len(sys.argv) > 6 else ""
received = 0


def log(entry):
    with open(log_file, "a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def tls(connection):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context.wrap_socket(connection, server_side=True)


def is_signed(headers, body):
    key = base64.b64decode(secret[6:]) if secret.startswith("whsec_") else secret.encode()
    signed = headers["webhook-id"].encode() + b"." + headers["webhook-timestamp"].encode() + b"." + body
    want = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return hmac.compare_digest(want, headers["webhook-signature"])


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        global received
        received += 1
        body = self.rfile.read(int(self.headers["Content-Length"]))
        log({"path": self.path, "id": self.headers["webhook-id"], "type": self.headers["Content-Type"],
             "timestamp": self.headers["webhook-timestamp"], "signed": is_signed(self.headers, body),
             "body": body.decode()})
        if behaviour == "hang":
            time.sleep(60)
        if behaviour == "redirect":
            self.send_response(302)
            self.send_header("Location", "/elsewhere")
        else:
            self.send_response(500 if behaviour == "fail-twice" and received <= 2 else 200)
        self.end_headers()
        while behaviour == "endless":
            self.wfile.write(b"x" * 65536)

    def log_message(self, *arguments):
        pass


class Mail(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def start_tls(self):
        self.connection = tls(self.connection)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)

    def handle(self):
        got = {"to": [], "tls": False, "login": None}
        if behaviour == "smtps":
            self.start_tls()
            got["tls"] = True
        if behaviour == "hang":
            time.sleep(60)
        self.say("220 receiver")
        while line := self.rfile.readline():
            words = line.decode().strip()
            verb = words.upper()
            if verb.startswith("EHLO"):
                self.say("250-receiver")
                if certificate and not got["tls"]:
                    self.say("250-STARTTLS")
                self.say("250 AUTH PLAIN")
            elif verb == "STARTTLS":
                self.say("220 go")
                self.start_tls()
                got["tls"] = True
            elif verb.startswith("AUTH PLAIN"):
                answer = words[11:]
                if not answer:
                    self.say("334 ")
                    answer = self.rfile.readline().decode().strip()
                got["login"] = base64.b64decode(answer).decode().split("\0")[1:]
                self.say("535 no" if behaviour == "wrong-password" else "235 in")
            elif verb.startswith("MAIL FROM:"):
                got["from"] = words[10:].split()[0]
                self.say("250 ok")
            elif verb.startswith("RCPT TO:"):
                got["to"].append(words[8:].split()[0])
                self.say("250 ok")
            elif verb == "DATA":
                self.say("354 go")
                self.take(got)
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def take(self, got):
        global received
        received += 1
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        raw = b"".join(lines)
        message = email.message_from_bytes(raw, policy=email.policy.default)
        log(dict(got, subject=message["subject"], id=message["message-id"], header_to=message["to"],
                 date=message["date"], body=message.get_content().replace("\r\n", "\n"), defects=[str(d) for d in message.defects],
                 longest_line=max(len(line) for line in lines), ascii=raw.isascii(), raw=raw.decode("latin-1")))
        self.say("451 later" if behaviour == "fail-twice" and received <= 2 else "250 taken")


socketserver.TCPServer.handle_error = lambda *arguments: None  # who sends hangs up at will
server = socketserver.TCPServer(("127.0.0.1", 0), Hook if kind == "http" else Mail)
if kind == "http" and certificate:
    server.socket = tls(server.socket)
with open(port_file + ".part", "w") as file:
    file.write(str(server.server_address[1]))
os.rename(port_file + ".part", port_file)
server.serve_forever()
