import path from 'node:path';
import { rolldown } from 'rolldown';

/**
 * What a page loads to run `new WhatsApp().phoneNumber.get()`: the program with all that it imports, and
 * what that call fetches besides, as a bundler that splits code makes them. The transport is a browser's.
 */
const folder = path.join(import.meta.dirname, 'node_modules/.cache/size');
const program = {
  name: 'program',
  resolveId: (id) => (id === 'program' ? id : undefined),
  load: (id) =>
    id === 'program'
      ? `import { WhatsApp } from 'meta-cloud-api'; new WhatsApp().phoneNumber.get();`
      : undefined,
};
const bundle = await rolldown({
  input: 'program',
  plugins: [program],
  platform: 'browser',
  tsconfig: false,
});
const { output } = await bundle.write({ dir: folder, minify: true, cleanDir: true });

const loaded = new Set();
const load = ({ fileName, imports }) => {
  if (loaded.has(fileName)) return;
  loaded.add(fileName);
  for (const file of imports) load(output.find((chunk) => chunk.fileName === file));
};
for (const entry of ['program', 'phone-number.js', 'transport/fetch.js']) {
  load(output.find(({ facadeModuleId }) => facadeModuleId?.endsWith(entry)));
}

export default [
  {
    name: 'new WhatsApp().phoneNumber.get()',
    path: [...loaded].map((file) => path.join(folder, file)),
    gzip: true,
    limit: '8 kB',
  },
];
