import { Link } from '@tanstack/react-router'
import { TrialTimeline } from '../evaluation/index.ts'
import { Panel } from '../ui/index.ts'
import { type Chart, placesOf } from './chart.ts'
import { OnDay } from './on-day.tsx'
import { failedTrialsWords, maudsleyWords, otherStagingWords, severityWords } from './story-words.ts'

/** The episode and what was tried in it. */
export function StoryPanel({ chart }: { chart: Chart }) {
  const { story, patient, asOf, problems } = chart
  const { referral } = patient
  const depression = problems.current.find(({ isDepression }) => isDepression)
  return (
    <Panel
      title="Story"
      aside={
        referral ? (
          <>
            referred by {referral.referredBy}, <OnDay at={referral.on} />
          </>
        ) : (
          'no referral on record'
        )
      }
    >
      <p>
        {depression ? depression.text : 'No current depression on record'};{' '}
        {story.episode ? (
          <>
            this episode since{' '}
            <b>
              <OnDay at={story.episode.start} />
            </b>
            {story.episode.severity && `, ${severityWords(story.episode.severity)}`}
          </>
        ) : (
          'when this episode began is not known'
        )}
        . {failedTrialsWords(story)} {maudsleyWords(story.maudsley)} {otherStagingWords(story)}{' '}
        <Link className="nowrap" to={placesOf(patient.id).evaluation as string}>
          Evaluation ›
        </Link>
      </p>
      {referral?.reason && <p className="quiet referral-reason">“{referral.reason}”</p>}
      {story.trials.length > 0 && (
        <TrialTimeline
          trials={story.trials}
          asOf={asOf}
          episodeStart={story.episode?.start}
          picture={story.picture}
          standard={story.standard}
        />
      )}
    </Panel>
  )
}
