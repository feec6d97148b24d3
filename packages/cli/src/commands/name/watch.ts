import { setTimeout as sleep } from 'node:timers/promises';
import type { DisplayNameStatus } from 'meta-cloud-api';
import { command } from '../../command.ts';
import { CliError, exitCodes, Interrupted } from '../../errors.ts';
import { nameLine, reviewOf } from '../../name.ts';
import { numberClient } from '../../number.ts';
import { aNumber, milliseconds } from '../../parts.ts';
import { withSpinner } from '../../spinner.ts';

export default command({
  about: 'Ends with 0 where it is approved, and with 2 where it is not.',
  arguments: { number: aNumber },
  options: {
    interval: { value: '<time>', says: 'how often Meta is asked, such as 5m', default: '1m' },
    timeout: { value: '<time>', says: 'give up after this time, such as 48h' },
  },
  examples: [
    ['waba name watch +16315551000 --interval 5m', 'until there is a decision'],
    ['waba name watch +16315551000 --timeout 48h --ndjson', 'each change as a line of JSON'],
  ],
  run: async (context, { number, interval, timeout }) => {
    const { output, io } = context;
    const every = milliseconds(interval, '--interval');
    const end = timeout === undefined ? undefined : Date.now() + milliseconds(timeout, '--timeout');
    const { displayName } = await numberClient(context, number);
    return withSpinner(context, 'Reading', async (say) => {
      let last: string | undefined;
      for (;;) {
        const { data } = await displayName.status();
        last = tell(data, last);
        const review = reviewOf(data);
        if (review === 'approved') return exitCodes.ok;
        if (review === 'refused') return exitCodes.unhealthy;
        if (end !== undefined && Date.now() + every > end) {
          throw new CliError(`Meta had not decided within ${timeout}.`, 'unhealthy');
        }
        say(`Waiting for Meta, asked every ${interval}`);
        await sleep(every, undefined, { signal: io.signal }).catch(() => {
          throw new Interrupted();
        });
      }
    });

    /** Tells what is new. */
    function tell(data: DisplayNameStatus, last: string | undefined): string {
      const line = nameLine(data, output.colours);
      if (line !== last) output.event(data, () => line);
      return line;
    }
  },
});
