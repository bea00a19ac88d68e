import { contextBridge, ipcRenderer } from 'electron';
import { bridgeKey, channels, type RawBridge } from '../bridge/channels.ts';

/** The one thing a page gets from us: two functions, no Electron object, no channel of its own choosing. */
const bridge: RawBridge = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  onEvent: (listener) => {
    const hear = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(channels.event, hear);
    return () => ipcRenderer.off(channels.event, hear);
  },
};

contextBridge.exposeInMainWorld(bridgeKey, bridge);
