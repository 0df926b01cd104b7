import { useState } from 'react'
import { ProtocolStanding } from '../evidence/protocol-standing.tsx'
import { useMayI } from '../me.ts'
import { Button, Day, Facts, Panel } from '../ui/index.ts'
import { AmendDialog } from './amend-dialog.tsx'
import { Bookings } from './bookings.tsx'
import { NextDose } from './dose-proposal.tsx'
import { FinishDialog } from './finish-dialog.tsx'
import { doseWords, type Plan } from './plan.ts'
import { PlanHistory } from './plan-history.tsx'

const stateWords = { active: 'running', completed: 'completed', stopped: 'stopped' } as const

/** A plan with its bookings. */
export function RunningPlan({ plan }: { plan: Plan }) {
  const mayWrite = useMayI('plan:write')
  const [dialog, setDialog] = useState<'amend' | 'finish' | 'history'>()
  const { body } = plan
  const running = plan.state === 'active'
  const close = () => setDialog(undefined)
  return (
    <div className="plan-columns">
      <Panel
        title={plan.protocolTitle}
        aside={`${stateWords[plan.state]} · version ${plan.version}`}
        footer={
          <>
            {running && mayWrite && <Button onClick={() => setDialog('amend')}>Amend</Button>}
            {running && mayWrite && <Button onClick={() => setDialog('finish')}>End the plan</Button>}
            <Button onClick={() => setDialog('history')}>Versions</Button>
          </>
        }
      >
        <Facts
          facts={[
            ['Dose', doseWords(body.dose)],
            ['Why', body.doseReasoning],
            [
              'Antidepressant',
              body.antidepressant.kind === 'medicine' ? (
                <>
                  {body.antidepressant.medication}
                  {body.antidepressant.doseMgPerDay && ` ${body.antidepressant.doseMgPerDay} mg a day`}
                  {body.antidepressant.since && (
                    <>
                      , since <Day date={body.antidepressant.since} />
                    </>
                  )}
                </>
              ) : (
                `none: ${body.antidepressant.reason}`
              ),
            ],
            [
              'Psychotherapy',
              [body.psychotherapy.arrangement, body.psychotherapy.therapist].filter(Boolean).join(' · '),
            ],
            ['Goals', body.goals.join('; ')],
            ...(body.preferences ? ([['In the chair', body.preferences]] as const) : []),
            [
              'Protocol',
              <ProtocolStanding key="protocol" protocolId={plan.protocolId} version={plan.protocolVersion} />,
            ],
            ['Review', body.reviewOn ? <Day key="review" date={body.reviewOn} /> : 'no date set'],
          ]}
        />
      </Panel>
      <div className="stack">
        {running && <NextDose planId={plan.id} />}
        <Bookings plan={plan} />
      </div>
      {dialog === 'amend' && <AmendDialog plan={plan} onClose={close} />}
      {dialog === 'finish' && <FinishDialog plan={plan} onClose={close} />}
      {dialog === 'history' && <PlanHistory plan={plan} onClose={close} />}
    </div>
  )
}
