import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './prepare.js';

const folder = `${root}packages/emulator`;

/**
 * Joins the emulator and what it is made with to one file, and what few need to others. To open the four
 * hundred that they are written in would take most of the time until the first answer.
 */
export async function buildEmulator() {
  // The names of the parts change with what is in them.
  for (const file of readdirSync(`${folder}/dist`, { recursive: true, encoding: 'utf8' })) {
    if (/\.js(\.map)?$/.test(file)) rmSync(`${folder}/dist/${file}`);
  }
  const { metafile } = await build({
    entryPoints: [`${folder}/src/index.ts`],
    outdir: `${folder}/dist`,
    conditions: ['@meta-cloud-api/source'],
    // One has a binary, the other is for those who write YAML.
    external: ['classic-level', 'yaml'],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2023',
    platform: 'node',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  });
  writeFileSync(`${folder}/dist/THIRD-PARTY.md`, notices(Object.keys(metafile.inputs)));
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
