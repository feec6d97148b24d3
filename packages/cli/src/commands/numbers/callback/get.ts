import { command } from '../../../command.ts';
import { numberClient } from '../../../number.ts';
import { pairs, plain } from '../../../output.ts';
import { aNumber } from '../../../parts.ts';

export default command({
  about: 'Messages go to the first of these that is set.',
  arguments: { number: aNumber },
  examples: [['waba numbers callback get +16315551000', 'the three that may be set']],
  run: async (context, { number }) => {
    const { output } = context;
    const { phoneNumber } = await numberClient(context, number);
    const { data } = await phoneNumber.get({ fields: ['webhook_configuration'] });
    const { phone_number, whatsapp_business_account, application } =
      data.webhook_configuration ?? {};
    const rows = [
      ['of the number', phone_number],
      ['of its account', whatsapp_business_account],
      ['of the app', application],
    ] as const;
    output.data(data.webhook_configuration ?? {}, () =>
      pairs(
        rows.map(([name, url]) => [name, plain(url ?? '–')]),
        output.colours.dim,
      ),
    );
  },
});
