import { useState } from 'react'
import { useMayI } from '../me.ts'
import { Panel } from '../ui/index.ts'
import type { Chart } from './chart.ts'
import { AddButton } from './fact-row.tsx'
import { FactDialog } from './facts/fact-dialog.tsx'
import { type ChartKind, factForm } from './facts/forms/index.ts'
import { NewFactDialog } from './facts/new-fact-dialog.tsx'
import { EpisodeLines, ProcedureLines } from './procedure-lines.tsx'
import { AllergyLines, MedicineLines, ProblemLines, ResultLines } from './record-lines.tsx'
import { RecordReview } from './record-review.tsx'

type Open = { kind: ChartKind; factId?: string }

/** The record itself: problems, episode, medicines, procedures, allergies, results; each line opens, and each panel takes one more. */
export function RecordPanels({ chart }: { chart: Chart }) {
  const [open, setOpen] = useState<Open | null>(null)
  const mayWrite = useMayI('record:write')
  const close = () => setOpen(null)
  const add = (kind: ChartKind) => mayWrite && <AddButton what={factForm(kind).one} onAdd={() => setOpen({ kind })} />
  const opens = (kind: ChartKind) => (factId: string) => setOpen({ kind, factId })
  const patientId = chart.patient.id
  const mayNone = mayWrite && !chart.noKnownAllergies?.stands && !chart.allergies.some(({ current }) => current)
  return (
    <section className="stack" aria-label="Record">
      <RecordReview chart={chart} />
      <div className="columns thirds">
        <div className="stack">
          <Panel title="Problems" aside={add('condition')} flush>
            <ProblemLines chart={chart} onOpen={opens('condition')} />
          </Panel>
          <Panel title="Depressive episode" aside={add('episode')} flush>
            <EpisodeLines chart={chart} onOpen={opens('episode')} />
          </Panel>
        </div>
        <div className="stack">
          <Panel title="Medicines" aside={add('medication')} flush>
            <MedicineLines chart={chart} onOpen={opens('medication')} />
          </Panel>
          <Panel title="Procedures" aside={add('procedure')} flush>
            <ProcedureLines chart={chart} onOpen={opens('procedure')} />
          </Panel>
        </div>
        <div className="stack">
          <Panel
            title="Allergies"
            aside={
              <>
                {mayNone && <AddButton label="None known" onAdd={() => setOpen({ kind: 'no-known-allergies' })} />}
                {add('allergy')}
              </>
            }
            flush
          >
            <AllergyLines chart={chart} onOpen={opens('allergy')} onOpenNone={opens('no-known-allergies')} />
          </Panel>
          <Panel title="Latest results" aside={add('measurement')} flush>
            <ResultLines chart={chart} onOpen={opens('measurement')} />
          </Panel>
        </div>
      </div>
      {open?.factId && <FactDialog patientId={patientId} factId={open.factId} kind={open.kind} onClose={close} />}
      {open && !open.factId && <NewFactDialog patientId={patientId} kind={open.kind} onClose={close} />}
    </section>
  )
}
