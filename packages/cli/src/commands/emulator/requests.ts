import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggedRequest } from '@meta-cloud-api/emulator';
import { command } from '../../command.ts';
import { emulatorControl, urlOption } from '../../emulator-door.ts';
import type { Column } from '../../output.ts';
import { whole } from '../../parts.ts';

export default command({
  about: 'The last 1,000, the oldest first, without token, PIN, code or secret.',
  options: {
    endpoint: { value: '<row>', says: 'only those of this row, such as phoneNumber.register' },
    id: { value: '<id>', says: 'only those to this id' },
    status: { value: '<status>', says: 'only those answered with this status' },
    follow: { says: 'go on with each that comes, until Ctrl-C', short: 'f' },
    clear: { says: 'forget them' },
    url: urlOption,
  },
  examples: [
    ['waba emulator requests', 'what was asked'],
    ['waba emulator requests --status 400 --json', 'what was refused, with its answers'],
    ['waba emulator requests --clear', 'forget them'],
  ],
  writes: true,
  run: async (context, { endpoint, id, status, follow, clear, url }) => {
    const { output, io } = context;
    if (follow) output.refuseDocument();
    const { requests } = await emulatorControl(context, url);
    if (clear) {
      await requests.clear();
      output.data({ success: true }, () => '✓ Forgotten.');
      return;
    }
    const filter = {
      ...(endpoint !== undefined && {
        endpoint: endpoint as NonNullable<LoggedRequest['endpoint']>,
      }),
      ...(id !== undefined && { id }),
      ...(status !== undefined && { status: whole(status, '--status', 100, 599) }),
    };
    if (!follow) {
      await output.table(await requests.list(filter), columns, 'Nothing was asked yet.');
      return;
    }
    for (let after = 0; !io.signal.aborted; ) {
      for (const request of await requests.list({ ...filter, after })) {
        after = request.cursor;
        output.event(request, () => columns.map(({ value }) => value(request)).join('  '));
      }
      await sleep(500, undefined, { signal: io.signal }).catch(() => {});
    }
  },
});

const columns: readonly Column<LoggedRequest>[] = [
  { title: 'at', value: ({ at }) => at },
  { title: 'status', value: ({ status }) => String(status ?? '–') },
  { title: 'method', value: ({ method }) => method },
  { title: 'path', value: ({ path }) => path, flexible: true },
  { title: 'row', value: ({ endpoint }) => endpoint ?? '–' },
  { title: 'fault', value: ({ fault }) => fault ?? '' },
];
