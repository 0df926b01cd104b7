import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { CriterionOutcome } from '../../clinical/eligibility/index.ts'
import { useMayI } from '../me.ts'
import { usePatientHeading } from '../patients/heading.tsx'
import { query } from '../queries.ts'
import { Day, Loaded, Moment, PageHeader, Panel } from '../ui/index.ts'
import { CriteriaList } from './criteria-list.tsx'
import { DeterminationHead } from './determination-head.tsx'
import { type Determination, publishedStandard, treatmentNames } from './evaluation.ts'
import { OverrideDialog } from './override-dialog.tsx'
import { RerunPanel } from './rerun-panel.tsx'
import { SecondSignaturePanel } from './second-signature-panel.tsx'
import { SignPanel } from './sign-panel.tsx'
import { SignaturesPanel } from './signatures-panel.tsx'
import { StagingPanel } from './staging-panel.tsx'
import './evaluation.css'

const route = '/signed-in/patients/$patientId/determinations/$determinationId'

/** A determination as it was made: signed, overridden with a reason, or run again from its own inputs. */
export function DeterminationPage() {
  const { patientId, determinationId } = useParams({ from: route })
  const heading = usePatientHeading(patientId)
  const determination = useQuery(query('GET /api/determinations/:determinationId', { params: { determinationId } }))
  const data = determination.data
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle="Determination"
        about={
          data && (
            <span>
              Determination for {treatmentNames[data.treatment]} · rule set {data.ruleset.version} · facts as of{' '}
              <Day date={data.asOf} /> · made by {data.author.name}, <Moment instant={data.at} />
            </span>
          )
        }
        below={
          <Link
            to="/patients/$patientId/evaluation"
            params={{ patientId }}
            search={data ? { treatment: data.treatment, standard: publishedStandard(data.result.resistance) } : {}}
            className="small"
          >
            ‹ Evaluation
          </Link>
        }
      />
      <Loaded query={determination} lines={6}>
        {(loaded) => <Shown key={loaded.id} patientId={patientId} data={loaded} />}
      </Loaded>
    </>
  )
}

function Shown({ patientId, data }: { patientId: string; data: Determination }) {
  const maySign = useMayI('determination:sign')
  const [overriding, setOverriding] = useState<CriterionOutcome | null>(null)
  const { result } = data
  // What is signed or replaced does not change any more.
  const isOpen = !data.signed && !data.superseded
  return (
    <div className="evaluation">
      <section className="panel" aria-labelledby="determination">
        <DeterminationHead determination={data.determination} sentence={data.sentence} />
        <CriteriaList
          patientId={patientId}
          criteria={result.criteria}
          askedOf={() => []}
          ruleset={data.ruleset}
          onOverride={isOpen && maySign ? setOverriding : undefined}
        />
      </section>
      <div className="stack">
        <SignaturesPanel patientId={patientId} data={data} />
        {isOpen && maySign && <SecondSignaturePanel patientId={patientId} data={data} />}
        {isOpen && (maySign ? <SignPanel data={data} /> : <NotYours />)}
        <StagingPanel resistance={result.resistance} />
        <RerunPanel data={data} />
      </div>
      {overriding && (
        <OverrideDialog
          patientId={patientId}
          determination={data}
          criterion={overriding}
          onClose={() => setOverriding(null)}
        />
      )}
    </div>
  )
}

const NotYours = () => (
  <Panel title="Signature">
    <p>A prescriber signs it.</p>
  </Panel>
)
