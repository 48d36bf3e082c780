// What stands in the way of a roller on this computer, as far as a page shows it; commands stay as they are.
export const doctor = {
  "bluetooth.unknown": "Whether there is Bluetooth could not be found out",
  "bluetooth.none": "No Bluetooth adapter",
  "bluetooth.locked": "Bluetooth ({adapters}) is locked",
  "bluetooth.blocked": "Bluetooth ({adapters}) is blocked",
  "bluetooth.off": "Bluetooth ({adapters}) is off",
  "bluetooth.forbidden": "Node may not use Bluetooth ({adapters})",
  "bluetooth.forbiddenMore":
    "Once for this Node, and again after it was updated. Every script that this Node runs may then use the radio.",
  "bluetooth.noService": "Bluetooth ({adapters}) is there, but its service does not run",
  "bluetooth.noServiceMore": "Without it the adapter is often switched off.",
  "bluetooth.there": "Bluetooth: {adapters}",
  "bluetooth.unlock": "Turn on this computer's switch for Bluetooth or radio.",
  "bluetooth.onLinux": "Turn Bluetooth on: bluetoothctl power on",
  "bluetooth.onMac": "Turn Bluetooth on in System Settings → Bluetooth.",
  "bluetooth.onWindows": "Turn Bluetooth on in Settings → Bluetooth & devices.",
  "bluetooth.plugLinux": "Plug in a USB adapter for Bluetooth 4.0 or newer; lsusb should show it.",
  "bluetooth.handThrough": "In a virtual machine or container hand the adapter through first.",
  "bluetooth.lookMac": "Look into System Settings → Bluetooth; in a virtual machine there is none.",
  "bluetooth.lookWindows":
    "Look for Bluetooth in the Device Manager and install its driver, or plug in an adapter for 4.0 or newer.",
  "bluetooth.macPermission":
    "macOS asks once whether your terminal program may use it: System Settings → Privacy & Security → Bluetooth.",
  "serial.unknown": "The serial ports could not be listed",
  "serial.none": "No serial port looks like a roller's",
  "serial.onlyCable": "Only a roller on a cable needs one.",
  "serial.others": "Only a roller on a cable needs one. Others can be named with --link serial:PATH: {ports}.",
  "serial.there": "Serial port {port}",
  "serial.denied": "You may not use the serial port {port}",
  "serial.login": "Log out and in again: a terminal that is open already does not know of it.",
  "serial.lookAt": "Look at who may use it: ls -l {path}",
  "serial.lookWindows": "Look under Ports (COM & LPT) in the Device Manager.",
} as const;
