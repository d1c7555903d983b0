# Writes OUTPUT, a C++ source that holds the files NAMES (with | between them) of FOLDER as string literals.

set(source "#include \"monitor/watch/shipped_config.h\"\n\n")
string(APPEND source "std::vector<claimwatch::ConfigFile> claimwatch::shipped_config() {\n  return {\n")
string(REPLACE "|" ";" names "${NAMES}")
foreach(name IN LISTS names)
  file(READ "${FOLDER}/${name}" text)
  string(APPEND source "      {R\"name(${name})name\", R\"toml(${text})toml\"},\n")
endforeach()
string(APPEND source "  };\n}\n")
file(WRITE "${OUTPUT}" "${source}")
