// Commands and error codes of the host controller interface that the virtual controllers know (Bluetooth Core, Vol 4 Part E
// and Vol 1 Part F).

export const CMD = {
  disconnect: 0x0406,
  setEventMask: 0x0c01,
  reset: 0x0c03,
  readLeHostSupport: 0x0c6c,
  writeLeHostSupport: 0x0c6d,
  readLocalVersion: 0x1001,
  readSupportedCommands: 0x1002,
  readBufferSize: 0x1005,
  readAddress: 0x1009,
  readRssi: 0x1405,
  leSetEventMask: 0x2001,
  leReadBufferSize: 0x2002,
  leReadFeatures: 0x2003,
  leSetAdvertisingParameters: 0x2006,
  leSetAdvertisingData: 0x2008,
  leSetScanResponseData: 0x2009,
  leSetAdvertiseEnable: 0x200a,
  leSetScanParameters: 0x200b,
  leSetScanEnable: 0x200c,
  leCreateConnection: 0x200d,
  leCancelConnection: 0x200e,
  leUpdateConnection: 0x2013,
  leReadRemoteFeatures: 0x2016,
} as const;

export const STATUS_OK = 0x00;
export const UNKNOWN_COMMAND = 0x01;
export const UNKNOWN_CONNECTION = 0x02;
export const CONNECTION_TIMEOUT = 0x08;
export const COMMAND_DISALLOWED = 0x0c;
export const REMOTE_ENDED = 0x13;
export const LOCAL_HOST_ENDED = 0x16;

export const ROLE_CENTRAL = 0;
export const ROLE_PERIPHERAL = 1;
