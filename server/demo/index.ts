import type { FastifyInstance } from 'fastify'
import type { Database } from '../database/index.ts'
import { demoClinicId } from './demo-clinic.ts'
import { emptyDemoDatabase, keepSignIns } from './demo-database.ts'
import { feedVitals } from './feed-vitals.ts'
import { seedDemo } from './seed-demo.ts'
import { signInLines, signInsOf } from './staff.ts'

/** The synthetic clinic of `--demo`, in the steps in which the server comes up. */
export interface Demo {
  /** Fills the migrated database. @returns the lines that tell how to sign in */
  seed(database: Database): Promise<string[]>
  /** Starts the monitors. @returns stops them */
  feed(app: FastifyInstance, database: Database): Promise<() => Promise<void>>
}

/**
 * Takes the database for the demo and empties it: the demo is made anew at each start.
 *
 * @throws CannotStart when the database holds what the demo did not make
 */
export async function openDemo(options: { ownerUrl: string; where: string; secretsDir: string }): Promise<Demo> {
  const kept = await emptyDemoDatabase(options.ownerUrl, options.where)
  return {
    seed: async (database) => {
      const signIns = await signInsOf(options.secretsDir)
      // The zone of this machine: whoever looks at the demo sees the time of their own clock.
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
      await seedDemo(database, { now: new Date().toISOString(), timeZone, signIns })
      await keepSignIns(database, demoClinicId, kept)
      return signInLines(signIns)
    },
    feed: (app, database) => feedVitals(app, database, demoClinicId),
  }
}
