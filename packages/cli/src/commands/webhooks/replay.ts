import { showInstead, shownRequest } from '../../change.ts';
import { command } from '../../command.ts';
import { exitCodes, Interrupted, UsageError } from '../../errors.ts';
import { plain } from '../../output.ts';
import { whole } from '../../parts.ts';
import { withProgress } from '../../spinner.ts';
import { checkTarget, forward, outcomeOf } from '../../webhooks/forward.ts';
import { type Delivery, kept } from '../../webhooks/inbox.ts';

export default command({
  about:
    'In its own bytes, with its own signature. Ends with 1 where one was not answered with 200.',
  options: {
    forwardTo: { value: '<url>', says: 'where your program takes webhooks' },
    last: { value: '<count>', says: 'the last so many; 1 when nothing is named' },
    id: {
      value: '<id...>',
      says: 'the one of this id, as waba webhooks list shows it; may be given again',
    },
  },
  examples: [
    ['waba webhooks replay --forward-to http://localhost:3000/webhooks', 'the last one'],
    [
      'waba webhooks replay --last 20 --forward-to http://localhost:3000/webhooks',
      'the last twenty',
    ],
  ],
  writes: true,
  run: async (context, { forwardTo, last, id }) => {
    if (forwardTo === undefined) throw new UsageError('Where to? Give --forward-to <url>.');
    if (last !== undefined && id.length > 0) throw new UsageError('Give either --last or --id.');
    const target = checkTarget(forwardTo);
    const count = last === undefined ? 1 : whole(last, '--last', 1);
    const deliveries = await kept(context, id.length > 0 ? { ids: id } : { last: count });
    if (deliveries.length === 0) {
      throw new UsageError('Nothing is kept yet. To listen: waba webhooks listen');
    }
    if (context.dryRun) {
      const request = ({ headers, bytes }: Delivery) =>
        shownRequest(target, { method: 'POST', headers, body: new Uint8Array(bytes) });
      showInstead(context, deliveries.map(request));
    }
    let failed = 0;
    await withProgress(context, 'Replaying', deliveries.length, async (step) => {
      for (const delivery of deliveries) {
        if (context.io.signal.aborted) throw new Interrupted();
        const forwarded = await forward(target, delivery, context.io.signal);
        if (forwarded.status !== 200) failed += 1;
        const fields = plain(delivery.fields.join(', '));
        const shown = { id: delivery.id, fields: delivery.fields, ...forwarded };
        context.output.event(
          shown,
          () => `#${delivery.id}  ${fields} → ${plain(outcomeOf(forwarded))}`,
        );
        step();
      }
    });
    return failed === 0 ? exitCodes.ok : exitCodes.failed;
  },
});
