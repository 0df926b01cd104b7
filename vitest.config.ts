import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const needsDatabase = ['server/**/*.test.ts', 'cli/**/*.test.ts']

// The files that one worker runs share what they import: half of their time was reading the same modules again.
const sharedModules = { isolate: false }

export default defineConfig({
  test: {
    // Left to itself it keeps one core free, which of two is half of them; these tests wait more than they work.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          ...sharedModules,
          include: ['{clinical,contract,web,bench}/**/*.test.{ts,tsx}', 'launch/arrows.test.ts'],
        },
      },
      {
        test: {
          name: 'server',
          ...sharedModules,
          include: needsDatabase,
          globalSetup: 'server/database/testing-cluster.ts',
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        // Real processes: `npm start`, its errors, its end.
        test: {
          name: 'launch',
          include: ['launch/**/*.test.ts'],
          exclude: ['launch/arrows.test.ts'],
          // Two starts of the demo clinic take half a minute on a slow machine with nothing else to do.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Real server, real database, real browser.
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
