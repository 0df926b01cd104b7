export { assessTrial, type TrialAssessment } from './assess-trial.ts'
export { type EpisodeSeverity, type EpisodeStart, type Evidence, episodeStartOf } from './episode.ts'
export { currentDepressions, type SeverityLevel, type SeverityNow, severityOn, totalOf } from './episode-severity.ts'
export {
  type MaudsleyDimension,
  type MaudsleyInput,
  type MaudsleyStaging,
  maudsleySource,
  stageMaudsley,
} from './maudsley.ts'
export { ingredientOfTrial, medicationOfTrial, nameOfTrialMedicine } from './medication-of-trial.ts'
export { proposeTrials, trialsOnRecord } from './propose-trials.ts'
export { type AssessedTrial, type Resistance, resistance } from './resistance.ts'
export { findStandard, type Standard, type StandardId, standards } from './standards.ts'
export type { DosePeriod, TrialOnRecord } from './trial-on-record.ts'
