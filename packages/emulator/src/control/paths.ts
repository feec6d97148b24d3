/** Where the control door is over HTTP. */
export const CONTROL_PATH = '/_emulator';

/** Whether an address is one of the control door. */
export const isControl = (url: string) =>
  url.includes(CONTROL_PATH) && new URL(url).pathname.startsWith(CONTROL_PATH);

/** Where a verb is: `pin.turnOff` at `/_emulator/pin/turn-off`. */
export const pathOf = (name: string) =>
  `${CONTROL_PATH}/${name.replaceAll('.', '/').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The answer of a verb that has nothing else to say. */
export const SUCCESS = { success: true };

export const isSuccess = (body: unknown) => JSON.stringify(body) === JSON.stringify(SUCCESS);
