import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program of this repository and answers whether it succeeded.
 * @param {string[]} command the script, then its arguments
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options] quiet shows output only on failure
 */
export function run(command, { quiet = false, env = {} } = {}) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) console.error(error.message);
  if (quiet && status !== 0) process.stderr.write(`${stdout}${stderr}`);
  return status === 0;
}

/** The script behind a command of an installed package. */
export const bin = (/** @type {string} */ script) => path.join(root, 'node_modules', script);

/** Ends with a message where Node is older than the packages allow. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Node ${process.versions.node} is too old: this needs Node 20.19 or newer.`);
}

/** Installs what package-lock.json names, unless it is all there. */
export function install() {
  if (isInstalled()) return;
  console.error('Installing what is missing …');
  const npm = npmScript();
  const words = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const installed = npm
    ? run([npm, ...words], { quiet: true })
    : spawnSync('npm', words, { cwd: root, stdio: 'inherit', shell: true }).status === 0;
  if (!installed) fail('npm ci did not succeed; what it said is above.');
}

/**
 * Installs what the package.json of a folder outside the workspace names, unless that was done.
 * @param {string} folder
 * @param {string} what it is called in a message
 */
export function installIn(folder, what) {
  if (existsSync(path.join(folder, 'node_modules/.package-lock.json'))) return;
  console.error(`Installing ${what} …`);
  const npm = npmScript();
  // No lock: a lock made on one platform cannot name the binaries of the others that a registry lacks.
  const words = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: folder, stdio: /** @type {const} */ ('inherit') };
  if (npm) spawnSync(process.execPath, [npm, ...words], options);
  else spawnSync('npm', words, { ...options, shell: true });
}

/** Compiles every package. */
export function build() {
  if (!run(['scripts/build.js'])) fail('The build did not succeed.');
}

/**
 * Ends the program.
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** npm's own program, where npm started us. */
function npmScript() {
  const script = process.env.npm_execpath;
  return script && /npm-cli\.js$/.test(script) && existsSync(script) ? script : undefined;
}

/** Whether every package of package-lock.json is installed in that version; optional ones may be missing. */
function isInstalled() {
  /** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
  const packages = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false;
  const installed = packages('node_modules/.package-lock.json');
  return Object.entries(packages('package-lock.json'))
    .filter(([place, { optional }]) => place.includes('node_modules/') && !optional)
    .every(([place, { version }]) => place in installed && installed[place]?.version === version);
}
