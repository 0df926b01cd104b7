import { z } from 'zod'
import { factKinds, factVersion, handEnteredFact, storedFact } from './facts.ts'
import { route } from './route.ts'
import { id, pageQuery, text } from './shapes.ts'

const ofPatient = z.object({ patientId: id })
const ofFact = z.object({ patientId: id, factId: id })

export const recordRoutes = {
  list: route({
    method: 'GET',
    path: '/api/patients/:patientId/facts',
    summary: 'The facts of a patient’s record, of one kind or all, newest first',
    permission: 'record:read',
    params: ofPatient,
    query: pageQuery.extend({
      kind: z.enum(factKinds).optional(),
      retracted: z.enum(['with', 'without']).default('without'),
    }),
    response: z.object({ facts: z.array(storedFact), total: z.number().int() }),
  }),
  record: route({
    method: 'POST',
    path: '/api/patients/:patientId/facts',
    summary: 'Record a fact by hand; with the same id again it is the same fact, once',
    permission: 'record:write',
    status: 201,
    params: ofPatient,
    body: z.object({ id: id.optional(), fact: handEnteredFact }),
    response: storedFact,
  }),
  amend: route({
    method: 'PATCH',
    path: '/api/patients/:patientId/facts/:factId',
    summary: 'Amend a fact with a reason, an imported one too; earlier versions stay readable',
    permission: 'record:write',
    params: ofFact,
    body: z.object({ version: z.number().int(), reason: text(1000), fact: handEnteredFact }),
    response: storedFact,
  }),
  retract: route({
    method: 'POST',
    path: '/api/patients/:patientId/facts/:factId/retract',
    summary: 'Take a fact out of the record with a reason; it stays in its history and can be amended back',
    permission: 'record:write',
    params: ofFact,
    body: z.object({ version: z.number().int(), reason: text(1000) }),
    response: storedFact,
  }),
  history: route({
    method: 'GET',
    path: '/api/patients/:patientId/facts/:factId/history',
    summary: 'All versions of a fact, newest first',
    permission: 'record:read',
    params: ofFact,
    response: z.object({ versions: z.array(factVersion) }),
  }),
}
