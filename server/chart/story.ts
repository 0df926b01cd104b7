import type { z } from 'zod'
import { factsOfDay } from '../../clinical/record/as-of.ts'
import type { CalendarDate, Fact, TrialFact } from '../../clinical/record/record.ts'
import { episodePicture, resistanceOf, type Standard } from '../../clinical/resistance/index.ts'
import type { chart } from '../../contract/chart.ts'
import { ofKind, type ShownFact } from './shown-fact.ts'

type Story = z.output<typeof chart>['story']

/** The episode and its trials, judged as of a day by the standard that the clinic uses; an evaluation may use another. */
export function storyOf(shown: readonly ShownFact[], asOf: CalendarDate, standard: Standard): Story {
  const day = factsOfDay({ facts: shown.map(({ fact }): Fact => fact) }, asOf)
  const judged = resistanceOf(day, standard)
  const attested = new Map(ofKind(shown, 'trial').map((each) => [each.fact.id, each]))
  const episodes = ofKind(shown, 'episode').filter(({ fact }) => fact.start === judged.episode?.start)
  return {
    episode: judged.episode
      ? {
          start: judged.episode.start,
          severity: episodes.at(-1)?.fact.severity ?? null,
          evidence: judged.episode.evidence.text,
        }
      : null,
    standard: { id: standard.id, name: standard.name, minimumWeeks: standard.minimumWeeks },
    trials: judged.trials.map(
      ({ trial, origin, medication, adequate, failed, daysAtDose, atDose, doses, reasons }) => ({
        ...identityOfTrial(trial, attested),
        medication,
        role: trial.role,
        origin,
        highestDoseMgPerDay: trial.highestDoseMgPerDay ?? null,
        start: trial.start ?? null,
        stop: trial.stop ?? null,
        outcome: trial.outcome,
        adherence: trial.adherence,
        adequate,
        failed,
        daysAtDose: daysAtDose ?? null,
        atDose,
        ...(doses ? { doses } : {}),
        reasons,
      }),
    ),
    adequateFailedTrials: judged.adequateFailedTrials,
    historyComplete: judged.historyComplete,
    maudsley: {
      score: judged.maudsley.score,
      severity: judged.maudsley.severity,
      missing: judged.maudsley.missing,
    },
    thaseRush: { stage: judged.thaseRush.stage },
    mgh: { score: judged.mgh.score },
    picture: episodePicture(day),
  }
}

function identityOfTrial(trial: TrialFact, attested: Map<string, ShownFact<TrialFact>>) {
  const stored = attested.get(trial.id)
  return stored ? { id: trial.id, version: stored.version } : { id: null, version: null }
}
