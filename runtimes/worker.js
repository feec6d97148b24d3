import { program } from './program.js';

/** A Worker that runs the program with the options of the request's body. */
export default {
  /** @param {Request} request */
  async fetch(request) {
    const options = /** @type {Parameters<typeof program>[0]} */ (await request.json());
    return program(options).then(
      () => new Response('ok'),
      (error) => new Response(String(error?.stack ?? error), { status: 500 }),
    );
  },
};
