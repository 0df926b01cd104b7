import type { ClinicTransaction } from '../database/index.ts'
import { publish } from '../live/index.ts'
import { refreshJourney } from '../patients/index.ts'

/** What follows from every write here: the patient may have moved on, and browsers that show the patient read anew. */
export async function announce(tx: ClinicTransaction, patientId: string): Promise<void> {
  await refreshJourney(tx, patientId)
  await publish(tx, { topic: 'patient', patientId })
}
