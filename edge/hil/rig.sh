#!/bin/bash
# rig.sh WORKFOLDER: checks the edge's sensors and cameras against a real arm64 kernel, emulated. See README.md.
set -euo pipefail

[ $# -eq 1 ] || { echo "edge/hil/rig.sh: wants a work folder" >&2; exit 2; }
if [ "$(id -u)" -ne 0 ]; then exec sudo -n "$0" "$@"; fi
work=$(mkdir -p "$1" && cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
. "$tree/edge/ground.sh"
app=$work/app
keys=/usr/share/keyrings/debian-archive-keyring.gpg

# apt for arm64 packages, apart from this machine's.
apt=(-o APT::Architecture=arm64 -o APT::Architectures=arm64 -o "Dir::State=$work/apt" -o "Dir::State::lists=$work/apt/lists"
  -o "Dir::State::status=$work/apt/status" -o "Dir::Cache=$work/apt/cache" -o "Dir::Etc::sourcelist=$work/apt/sources.list"
  -o Dir::Etc::sourceparts=/dev/null -o APT::Sandbox::User=root)

timed() {
  local begin=$SECONDS
  "$@"
  echo "rig: $1 took $((SECONDS - begin)) s" >&2
}

tools() {
  bring qemu-system-arm mmdebstrap gcc-aarch64-linux-gnu kmod cpio xz-utils make ffmpeg
}

packages() {
  mkdir -p apt/lists/partial apt/cache/archives/partial debs
  touch apt/status
  for release in bookworm trixie; do debian_of $release; done > apt/sources.list
  apt-get -qq "${apt[@]}" update
  kernel=$(apt-cache "${apt[@]}" depends linux-image-6.12-arm64 |
    sed -n 's/.*Depends: linux-image-\(6.12[^ ]*-arm64\).*/\1/p' | head -1)
  echo "$kernel" > kernel
  (cd debs && apt-get -qq "${apt[@]}" download "linux-image-$kernel" "linux-headers-$kernel" \
    "linux-headers-${kernel%-arm64}-common" v4l2loopback-dkms/trixie busybox-static/trixie &&
    apt-get -qq download "linux-kbuild-${kernel%-arm64}")
  rm -rf k
  mkdir k
  for package in debs/*.deb; do dpkg-deb -x "$package" k; done
}

modules() {
  local kernel headers
  kernel=$(cat kernel)
  headers=$work/k/usr/src/linux-headers-$kernel
  sed -i "s#include /usr/src#include $work/k/usr/src#" "$headers/Makefile"
  rm -rf m
  mkdir m
  cp "$here"/*.c k/usr/src/v4l2loopback-*/*.[ch] m/
  echo 'obj-m := hil-gpio.o ads1115-sim.o v4l2loopback.o' > m/Makefile
  make -s -C "$headers" "M=$work/m" CONFIG_DEBUG_INFO_BTF_MODULES= modules
  /sbin/depmod -b "$work/k" "$kernel"
}

# Puts a kernel module and those it needs into the first file system, in the order they are to be loaded.
add() {
  local list=$1 module file name
  for module in "${@:2}"; do
    /sbin/modprobe -d "$work/k" -S "$(cat kernel)" --show-depends "$module" | awk '$1 == "insmod" {print $2}' |
      while read -r file; do
        name=$(basename "$file" .xz)
        [ -e "i/mods/$name" ] || { xz -dc "$file" > "i/mods/$name" && echo "$name" >> "i/mods/order.$list"; }
      done
  done
}

first_files() {
  rm -rf i
  mkdir -p i/bin i/mods
  cp k/bin/busybox i/bin/ 2> /dev/null || cp k/usr/bin/busybox i/bin/
  install -m 755 "$here/init" i/init
  add boot 9p 9pnet_virtio
  add i2c i2c-dev
  add video vivid
  for object in hil-gpio ads1115-sim v4l2loopback; do
    aarch64-linux-gnu-strip -g -o "i/mods/$object.ko" "m/$object.ko"
  done
  (cd i && find . | cpio -o -H newc --quiet | gzip -1) > initrd.gz
}

root_files() {
  rm -rf root
  mmdebstrap --quiet --variant=extract --arch=arm64 --mode=root --keyring=/usr/share/keyrings \
    --include=openjdk-25-jre-headless,base-files,dash,coreutils,mount,util-linux,kmod,v4l-utils,grep,sed,gawk,findutils,ffmpeg,libblas3,liblapack3 \
    trixie root - < <(keys= debian_of trixie)
  mkdir -p root/mnt
  echo 'root:x:0:0:root:/tmp:/bin/sh' > root/etc/passwd
  printf 'root:x:0:\ngpio:x:997:\ni2c:x:998:\n' > root/etc/group
}

# The edge as it was built, with its tests, and FFmpeg for arm64.
program() {
  rm -rf "$app"
  mkdir -p "$app/jars"
  (cd "$tree" && ./mvnw -q -B test-compile dependency:copy-dependencies -pl edge -am -DincludeScope=runtime \
    -DexcludeGroupIds=pasu "-DoutputDirectory=$app/jars" &&
    ./mvnw -q -B dependency:copy -pl edge "-DoutputDirectory=$app/jars" \
      -Dartifact="org.bytedeco:javacpp:$(version javacv):jar:linux-arm64" &&
    ./mvnw -q -B dependency:copy -pl edge "-DoutputDirectory=$app/jars" \
      -Dartifact="org.bytedeco:ffmpeg:$(version ffmpeg):jar:linux-arm64")
  local number=0 classes
  for classes in edge/target/classes edge/target/test-classes verticles/protocol/target/classes verticles/media/target/classes; do
    number=$((number + 1))
    "$JAVA_HOME/bin/jar" cf "$app/jars/pasu-$number.jar" -C "$tree/$classes" .
  done
  cp "$here/guest.sh" "$app/"
}

# What v4l2loopback is fed with: four seconds as a camera's; and one that sees, is in the dark, sees, is behind a hand, sees, freezes, sees.
films() {
  ffmpeg -v error -y -f lavfi -i testsrc2=size=640x480:rate=15 -t 4 -c:v mjpeg -q:v 5 -pix_fmt yuvj422p "$app/camera.avi"
  ffmpeg -v error -y -i "$app/camera.avi" -c copy -f mjpeg "$app/camera.mjpg"
  film sees 12 null
  film dark 9 lutyuv=y=5:u=128:v=128
  film hand 9 gblur=sigma=20,lutyuv=y=val/6+60:u=128:v=128
  ffmpeg -v error -y -i "$app/sees.mjpg" -frames:v 1 -c copy -f mjpeg "$app/one.mjpg"
  for _ in $(seq 130); do cat "$app/one.mjpg"; done > "$app/same.mjpg"
  (cd "$app" && cat sees.mjpg sees.mjpg sees.mjpg dark.mjpg sees.mjpg hand.mjpg sees.mjpg same.mjpg sees.mjpg > sight.mjpg)
}

# NAME SECONDS FILTER: five pictures a second.
film() {
  ffmpeg -v error -y -f lavfi -i testsrc2=size=640x480:rate=5 -t "$2" -vf "$3" -c:v mjpeg -q:v 5 -pix_fmt yuvj422p \
    -f mjpeg "$app/$1.mjpg"
}

version() { sed -n "s:.*<$1.version>\(.*\)</$1.version>.*:\1:p" "$tree/pom.xml"; }

boot() {
  timeout "${LIMIT:-1800}" qemu-system-aarch64 -M virt,gic-version=3 -accel tcg,thread=single -icount shift=1,sleep=on \
    -cpu cortex-a72 -smp 1 -m 2048 -nodefaults -no-user-config -no-reboot -display none -serial stdio -monitor none -nic none \
    -kernel "k/boot/vmlinuz-$(cat kernel)" -initrd initrd.gz \
    -append "console=ttyAMA0 panic=-1 quiet loglevel=4 mitigations=off" \
    -virtfs "local,path=$work/root,mount_tag=hostroot,security_model=none,readonly=on,multidevs=remap" \
    -virtfs "local,path=$app,mount_tag=out,security_model=none,multidevs=remap" < /dev/null | tee console.log
}

find_jdk
cd "$work"
[ -e root/etc/group ] || for step in tools packages root_files; do timed "$step"; done
[ -e initrd.gz ] && [ -z "$(find "$here" \( -name '*.c' -o -name init \) -newer initrd.gz)" ] ||
  for step in modules first_files; do timed "$step"; done
for step in program films boot; do timed "$step"; done
grep -q '^HIL: guest.sh rc=0' console.log
echo "rig: $(grep -c '^PASS' console.log) checks of pins, I2C and cameras passed on Linux $(cat kernel), none failed"
