import { useMayI } from '../me.ts'
import { Button, FormProblem, showToast } from '../ui/index.ts'
import type { Chart } from './chart.ts'
import { useFactCall } from './facts/fact-call.ts'
import { OnDay } from './on-day.tsx'

/**
 * Who looked through the whole record, and when: from that day on what it does not mention counts as absent, where a
 * criterion allows that.
 */
export function RecordReview({ chart }: { chart: Chart }) {
  const { recordReview, asOf, patient } = chart
  const mayWrite = useMayI('record:write')
  const review = useFactCall('POST /api/patients/:patientId/facts', { onSuccess: () => showToast('Review recorded') })
  return (
    <div className="record-head">
      <h2>Record</h2>
      <span className="small quiet">
        {recordReview ? (
          <>
            reviewed <OnDay at={recordReview.on} /> by {recordReview.reviewedBy}
          </>
        ) : (
          'nobody has reviewed it yet: what it does not mention is not known'
        )}
      </span>
      {mayWrite && recordReview?.on !== asOf && (
        <Button
          busy={review.isPending}
          onClick={() =>
            review.mutate({ params: { patientId: patient.id }, body: { fact: { kind: 'record-review', on: asOf } } })
          }
        >
          I have reviewed the record
        </Button>
      )}
      <FormProblem error={review.error} />
    </div>
  )
}
