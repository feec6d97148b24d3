/** Where the control door is over HTTP. */
export const CONTROL_PATH = '/_emulator';

/** Where a verb is: `pin.turnOff` at `/_emulator/pin/turn-off`. */
export const pathOf = (name: string) =>
  `${CONTROL_PATH}/${name.replaceAll('.', '/').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The answer of a verb that has nothing else to say. */
export const SUCCESS = { success: true };

export const isSuccess = (body: unknown) => JSON.stringify(body) === JSON.stringify(SUCCESS);
