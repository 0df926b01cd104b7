import type { CallResponse } from '../api.ts'

export type StandardInUse = CallResponse<'GET /api/adequacy-standard'>['current']

/** The published tables that a minimum dose can come from, in words. */
export const doseTables = {
  'usual-range': 'the lower end of the usual range',
  stricter: 'the stricter ones of some instruments, where there is one; else the usual range',
}
