import { defineConfig } from 'vitest/config';

/**
 * One configuration for every room. Tests import packages by their public names; those resolve to
 * the sources, or to what `npm run build` made when META_CLOUD_API_TEST=built.
 */
const conditions =
  process.env.META_CLOUD_API_TEST === 'built' ? ['node'] : ['@meta-cloud-api/source', 'node'];

export default defineConfig({
  ssr: { resolve: { conditions, externalConditions: conditions } },
  resolve: { conditions },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'docs/**/*.test.ts', 'scripts/**/*.test.ts'],
    restoreMocks: true,
    setupFiles: ['scripts/clean-environment.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
