import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLive } from '../live.ts'
import { useMayI } from '../me.ts'
import { query, refresh } from '../queries.ts'
import { Button, Day, Facts, JourneySteps, Loaded, PageHeader, Panel } from '../ui/index.ts'
import { AmendDialog } from './amend-dialog.tsx'
import { usePatientHeading } from './heading.tsx'
import type { Patient } from './identity-values.ts'

/** What somebody without the record sees of a patient: who it is, who sent them, and how to reach them. */
export function IdentitySheet({ patientId }: { patientId: string }) {
  const patient = useQuery(query('GET /api/patients/:patientId', { params: { patientId } }))
  useLive('patient', (message) => {
    if (message.patientId === patientId) void refresh('GET /api/patients/:patientId', { params: { patientId } })
  })
  return <Loaded query={patient}>{(data) => <Sheet patient={data} />}</Loaded>
}

function Sheet({ patient }: { patient: Patient }) {
  const heading = usePatientHeading(patient.id)
  const mayWrite = useMayI('patients:write')
  const [amending, setAmending] = useState(false)
  const { referral } = patient
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle="Patient"
        side={
          mayWrite && (
            <Button kind="primary" onClick={() => setAmending(true)}>
              Amend
            </Button>
          )
        }
        below={
          <div className="row between wrap">
            <JourneySteps current={patient.stage} />
            <span className="small quiet">{patient.nextStep}</span>
          </div>
        }
      />
      <div className="columns halves">
        <Panel title="Reach" flush>
          <Facts
            facts={[
              ['Phone', patient.phone || 'not known'],
              ['E-mail', patient.email || 'not known'],
              ['Born', patient.birthDate ? <Day key="born" date={patient.birthDate} /> : 'not known'],
            ]}
          />
        </Panel>
        <Panel title="Referral" flush>
          {referral ? (
            <Facts
              facts={[
                ['By', [referral.referredBy, referral.organisation].filter(Boolean).join(', ')],
                ['On', <Day key="on" date={referral.on} />],
                ['Reason', referral.reason || 'not given'],
                ['Records', referral.recordsCame ? 'came with it' : 'did not come with it'],
              ]}
            />
          ) : (
            <p className="state">No referral on record yet.</p>
          )}
        </Panel>
      </div>
      {amending && <AmendDialog patient={patient} onClose={() => setAmending(false)} />}
    </>
  )
}
