import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './prepare.js';

const folder = `${root}packages/emulator`;

/**
 * Joins the emulator and what it is made with to one file, and what few need to others. To open the four
 * hundred that they are written in would take most of the time until the first answer.
 */
export async function buildEmulator() {
  rmSync(`${folder}/dist/parts`, { recursive: true, force: true });
  const bundle = await rolldown({
    input: `${folder}/src/index.ts`,
    platform: 'node',
    // One has a binary, the other is for those who write YAML.
    external: ['classic-level', 'yaml'],
    resolve: { conditionNames: ['@meta-cloud-api/source', 'node', 'import'] },
    tsconfig: false,
  });
  const { output } = await bundle.write({
    dir: `${folder}/dist`,
    chunkFileNames: 'parts/[name].js',
    sourcemap: true,
  });
  const files = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
  writeFileSync(`${folder}/dist/THIRD-PARTY.md`, notices(files));
}

/**
 * The licences of the packages that files come from.
 * @param {string[]} files
 */
function notices(files) {
  const packages = new Set(
    files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  );
  const parts = [...packages].toSorted().map((place) => {
    const { name, version } = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'));
    const licence = readdirSync(place).find((file) => /^licen[cs]e/i.test(file));
    if (!licence) throw new Error(`${name} has no licence beside it`);
    return `## ${name} ${version}\n\n${readFileSync(path.join(place, licence), 'utf8').trim()}\n`;
  });
  return `# Packages within this one\n\n${parts.join('\n')}`;
}
