export type { AssessedTrial } from './assess-trial.ts'
export { type ElectroconvulsiveTherapy, ectOutcomes, ectQuestions } from './electroconvulsive-therapy.ts'
export { type EpisodeSeverity, type EpisodeStart, type Evidence, episodeStartOf } from './episode.ts'
export { type EpisodePicture, episodePicture, type OtherTreatment } from './episode-picture.ts'
export { currentDepressions, type SeverityLevel, type SeverityNow, severityOn, totalOf } from './episode-severity.ts'
export {
  type MaudsleyDimension,
  type MaudsleyInput,
  type MaudsleyStaging,
  maudsleySource,
  stageMaudsley,
} from './maudsley.ts'
export { ingredientOfTrial, medicationOfTrial, nameOfTrialMedicine } from './medication-of-trial.ts'
export { type MghStaging, mghStagingSource } from './mgh-s.ts'
export { type OtherTreatmentRule, otherTreatmentRules } from './other-treatments.ts'
export { proposeTrials, trialsOnRecord } from './propose-trials.ts'
export { type Resistance, resistance, resistanceOf } from './resistance.ts'
export { findStandard, type OwnStandard, ownStandard, type Standard, type StandardId, standards } from './standards.ts'
export { romanStage, type ThaseRushStaging, thaseRushSource } from './thase-rush.ts'
export type { DosePeriod, TrialOnRecord } from './trial-on-record.ts'
