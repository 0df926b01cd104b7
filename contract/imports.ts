import { z } from 'zod'
import { route } from './route.ts'
import { freeText, id, instant } from './shapes.ts'

/** What one import took, what it left and why, and what it did to the record. */
export const importSummary = z.object({
  /** Resources that gave something, by type. */
  taken: z.array(z.object({ type: z.string(), count: z.number().int() })),
  /** Alike ones together: the first of them by reference, and how many there are. */
  left: z.array(z.object({ reference: z.string(), type: z.string(), reason: z.string(), count: z.number().int() })),
  /** What a person should know: deceased, no name, further pages. */
  notes: z.array(z.string()),
  /** Facts of the record: new, changed because the source did, taken out as entered in error, the same as before. */
  facts: z.object({
    recorded: z.number().int(),
    changed: z.number().int(),
    retracted: z.number().int(),
    unchanged: z.number().int(),
  }),
  /** The source changed what was amended here: the amendment stands, and this is what the source says now. */
  kept: z.array(
    z.object({
      /** Null: of the patient’s identity. */
      factId: id.nullable(),
      kind: z.string(),
      reference: z.string(),
      text: z.string(),
      sourceSays: z.string(),
    }),
  ),
  /** A screen of suicide risk in it started the urgent pathway, or was added to the one that is open. */
  urgent: z.object({ pathwayId: id, tier: z.string(), on: z.string() }).optional(),
  /** Fields of the patient’s identity that the source changed. */
  identityChanged: z.array(z.string()),
})

export const importRow = z.object({
  id,
  fileName: z.string(),
  at: instant,
  authorName: z.string(),
  /** False: everything in it was known already. */
  changed: z.boolean(),
  summary: importSummary,
})

export const importRoutes = {
  run: route({
    method: 'POST',
    path: '/api/imports',
    summary:
      'Import a FHIR R4 Bundle of one patient: the body is the file itself. A bad one is refused whole, naming the place',
    permission: 'record:import',
    status: 201,
    bodyLimit: 32 * 1024 * 1024,
    query: z.object({
      fileName: freeText(200).default(''),
      /** Into this patient; without it the patient is found by identifier, or made. */
      patientId: id.optional(),
      /**
       * Somebody here has the same names and birth date but no identifier in common: 409 `possible-duplicates` names
       * them, and nothing is imported until a person says who it is, by `patientId` or by this.
       */
      asNew: z.enum(['yes', 'no']).default('no'),
    }),
    /** The Bundle; read by the importer, which names faults by their path. */
    body: z.unknown(),
    response: z.object({
      importId: id,
      patientId: id,
      /** The patient was not known before. */
      created: z.boolean(),
      changed: z.boolean(),
      patient: z.object({
        familyName: z.string(),
        givenName: z.string(),
        recordNumber: z.string(),
        birthDate: z.string().nullable(),
        deceased: z.boolean(),
        deceasedOn: z.string().nullable(),
      }),
      summary: importSummary,
    }),
  }),
  ofPatient: route({
    method: 'GET',
    path: '/api/patients/:patientId/imports',
    summary: 'What was imported into a patient’s record, newest first',
    permission: 'record:read',
    params: z.object({ patientId: id }),
    response: z.object({ imports: z.array(importRow) }),
  }),
}
