#!/bin/sh
# Runs inside the emulated board: loads the simulated hardware, then checks sensors and cameras against the kernel.
failed=0

load() {
  module=$1
  shift
  /sbin/insmod "/mnt/mods/$module" "$@" || { echo "FAIL insmod $module"; failed=1; }
}

check() { "$@" || { echo "FAILED: $*"; failed=1; }; }

load hil-gpio.ko
for module in $(cat /mnt/mods/order.i2c); do load "$module"; done
load ads1115-sim.ko
for module in $(cat /mnt/mods/order.video); do
  case $module in
    vivid.ko) load "$module" n_devs=1 node_types=0x1 multiplanar=1 input_types=0x00 num_inputs=1 ;;
    *) load "$module" ;;
  esac
done
load v4l2loopback.ko video_nr=10 exclusive_caps=1 card_label=hil

set -f
java="/usr/lib/jvm/java-25-openjdk-arm64/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1
  --enable-native-access=ALL-UNNAMED -Dorg.slf4j.simpleLogger.defaultLogLevel=off
  -Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp -cp /mnt/out/jars/*"

check $java pasu.edge.sensor.KernelPinsCheck
check $java pasu.edge.camera.KernelCameraCheck v4l2:/dev/video0,size=640x480,rate=15 30
replug() {
  sleep 25
  v4l2-ctl -d /dev/video0 -c disconnect=1
  sleep 15
  for step in unbind bind; do echo vivid.0 > /sys/bus/platform/drivers/vivid/$step; done
}
replug &
check $java pasu.edge.camera.KernelCameraCheck v4l2:/dev/video0,size=640x480,rate=15 replugged

libraries=/usr/lib/aarch64-linux-gnu
feed() {
  LD_LIBRARY_PATH=$libraries/blas:$libraries/lapack:$libraries/pulseaudio exec ffmpeg -nostdin -loglevel error \
    -re "$@" -c copy -f v4l2 /dev/video10
}
feed -stream_loop -1 -i /mnt/out/camera.avi &
feeder=$!
sleep 6
check $java pasu.edge.camera.KernelCameraCheck v4l2:/dev/video10,size=640x480,rate=15 90 /mnt/out/camera.mjpg
kill $feeder
wait $feeder

feed -stream_loop -1 -framerate 5 -f mjpeg -i /mnt/out/sight.mjpg &
feeder=$!
sleep 6
check $java pasu.edge.sight.KernelSightCheck v4l2:/dev/video10,size=640x480,rate=5 CAMERA_BLACK CAMERA_COVERED CAMERA_FROZEN
kill $feeder
exit $failed
