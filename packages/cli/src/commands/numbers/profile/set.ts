import type { Vertical } from 'meta-cloud-api';
import { change } from '../../../change.ts';
import { command } from '../../../command.ts';
import { numberId } from '../../../number.ts';
import { aNumber } from '../../../parts.ts';

export default command({
  about: 'What is left out stays as it is; an empty text clears.',
  arguments: { number: aNumber },
  options: {
    about: { value: '<text>', says: 'the line beneath the picture, 1 to 139 characters' },
    address: { value: '<text>', says: 'at most 256 characters' },
    description: { value: '<text>', says: 'at most 512 characters' },
    email: { value: '<address>', says: 'at most 128 characters' },
    website: { value: '<url...>', says: 'at most 2; replaces all' },
    vertical: { value: '<word>', says: 'the line of business, such as RETAIL' },
    pictureHandle: { value: '<handle>', says: "what Meta's Resumable Upload API answered" },
  },
  examples: [
    [
      'waba numbers profile set +16315551000 --about "Plants, and more" --vertical RETAIL',
      'two things',
    ],
    [
      'waba numbers profile set +16315551000 --website https://example.com --dry-run',
      'only show the request',
    ],
  ],
  writes: true,
  run: async (context, { number, website, vertical, pictureHandle, ...texts }) => {
    const id = await numberId(context, number);
    const options = {
      ...texts,
      ...(website.length > 0 && { websites: website }),
      ...(vertical !== undefined && { vertical: vertical as Vertical }),
      ...(pictureHandle !== undefined && { profilePictureHandle: pictureHandle }),
    };
    const data = await change(context, (whatsapp) =>
      whatsapp.forNumber(id).businessProfile.update(options),
    );
    context.output.data(data, () => '✓ Set.');
  },
});
