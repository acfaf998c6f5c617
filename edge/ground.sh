# Read by this folder's scripts: what they stand on.

# Sets JAVA_HOME to a JDK 25: that which it names, or else one that lies where Debian puts them.
find_jdk() {
  for folder in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*; do
    if [ -x "$folder/bin/jlink" ] && grep -q '^JAVA_VERSION="25' "$folder/release" 2>/dev/null; then
      export JAVA_HOME="$folder"
      return
    fi
  done
  echo "$0: needs a JDK 25 with jlink and found none; set JAVA_HOME to its folder" >&2
  exit 2
}

# Installs those of these Debian packages that are missing.
bring() {
  if ! dpkg-query -Wf '${db:Status-Abbrev}\n' "$@" 2>&1 | grep -qv '^ii'; then return; fi
  apt-get -qq -o DPkg::Lock::Timeout=300 update
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >/dev/null
}

# RELEASE: where this machine gets Debian's packages and their mends from, as lines of a sources.list.
debian_of() {
  apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' | sort -u | while read -r address; do
    case $address in
      *security*) echo "deb ${keys:+[signed-by=$keys] }$address $1-security main" ;;
      *) echo "deb ${keys:+[signed-by=$keys] }$address $1 main" ;;
    esac
  done
}
