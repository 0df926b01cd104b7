import { assessmentRoutes } from './assessments.ts'
import { careRoutes } from './care.ts'
import { chartRoutes } from './chart.ts'
import { consentRoutes } from './consents.ts'
import { determinationRoutes } from './determinations.ts'
import { evaluationRoutes } from './evaluation.ts'
import { evidenceRoutes } from './evidence.ts'
import { floorRoutes } from './floor.ts'
import { identityRoutes } from './identity.ts'
import { importRoutes } from './imports.ts'
import { liveRoutes } from './live.ts'
import { outcomeRoutes } from './outcomes.ts'
import { patientRoutes } from './patients.ts'
import { planRoutes } from './plans.ts'
import { protocolRoutes } from './protocols.ts'
import { recordRoutes } from './record.ts'
import type { AnyRoute, CallsOf } from './route.ts'
import { sessionRoutes } from './sessions.ts'
import { standardRoutes } from './standards.ts'
import { urgentRoutes } from './urgent.ts'
import { vitalsRoutes } from './vitals.ts'
import { wordingRoutes } from './wordings.ts'

/** Every route of the server, by room. A room that is not here is not served. */
export const rooms = {
  identity: identityRoutes,
  live: liveRoutes,
  consents: consentRoutes,
  plans: planRoutes,
  outcomes: outcomeRoutes,
  patients: patientRoutes,
  care: careRoutes,
  sessions: sessionRoutes,
  chart: chartRoutes,
  record: recordRoutes,
  floor: floorRoutes,
  imports: importRoutes,
  evaluation: evaluationRoutes,
  assessments: assessmentRoutes,
  determinations: determinationRoutes,
  urgent: urgentRoutes,
  vitals: vitalsRoutes,
  evidence: evidenceRoutes,
  wordings: wordingRoutes,
  protocols: protocolRoutes,
  standards: standardRoutes,
} as const satisfies Record<string, Record<string, AnyRoute>>

export const allRoutes: AnyRoute[] = Object.values(rooms).flatMap((room) => Object.values(room) as AnyRoute[])

type UnionToIntersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never

/** `'GET /api/me'` → its params, query, body and response. For the browser: import as a type only. */
export type Api = UnionToIntersection<{ [K in keyof typeof rooms]: CallsOf<(typeof rooms)[K]> }[keyof typeof rooms]>
