import type { FastifyInstance } from 'fastify'
import type { Database } from '../database/index.ts'
import { registerAssessments } from './assessment-routes.ts'
import { registerDeterminations } from './determination-routes.ts'
import { registerEvaluationRoutes } from './evaluation-routes.ts'
import { registerInterview } from './interview-routes.ts'
import { registerTrialDismissals } from './trial-dismissals.ts'
import { registerTrials } from './trial-routes.ts'

export { makeDetermination, signDetermination } from './determine.ts'
export { type ImportedAssessment, startPathwayOfImport } from './imported-screens.ts'
export { type RerunReport, rerunStored } from './re-run.ts'

export function registerEvaluation(app: FastifyInstance, database: Database): void {
  registerEvaluationRoutes(app, database)
  registerInterview(app, database)
  registerTrials(app, database)
  registerTrialDismissals(app, database)
  registerAssessments(app, database)
  registerDeterminations(app, database)
}
