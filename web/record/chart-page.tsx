import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useLive } from '../live.ts'
import { useMayI } from '../me.ts'
import { IdentitySheet } from '../patients/identity-sheet.tsx'
import { query, refresh } from '../queries.ts'
import { Loaded } from '../ui/index.ts'
import { BesidePanel } from './beside-panel.tsx'
import type { Chart } from './chart.ts'
import { ChartHeader } from './chart-header.tsx'
import { NowPanel } from './now-panel.tsx'
import { PapersPanel } from './papers-panel.tsx'
import { RecordPanels } from './record-panels.tsx'
import { SafetyPanel } from './safety-panel.tsx'
import { SessionsPanel } from './sessions-panel.tsx'
import { StoryPanel } from './story-panel.tsx'
import './record.css'

/** One patient on one page, read in a minute. Who may not read the record sees who the patient is and why they came. */
export function ChartPage() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId' })
  return useMayI('record:read') ? <WholeChart patientId={patientId} /> : <IdentitySheet patientId={patientId} />
}

function WholeChart({ patientId }: { patientId: string }) {
  const chart = useQuery(query('GET /api/patients/:patientId/chart', { params: { patientId } }))
  useLive(['patient', 'session', 'booking', 'urgent'], (message) => {
    const isHere =
      message.patientId === patientId || chart.data?.sessions.some(({ id }) => id === message.sessionId) === true
    // A message that names neither patient nor session may be about this one.
    if (isHere || (message.patientId === undefined && message.sessionId === undefined))
      void refresh('GET /api/patients/:patientId/chart', { params: { patientId } })
  })
  return (
    <Loaded query={chart} lines={8}>
      {(data) => <ChartParts chart={data} />}
    </Loaded>
  )
}

function ChartParts({ chart }: { chart: Chart }) {
  return (
    <>
      <ChartHeader chart={chart} />
      <div className="stack">
        <div className="columns story">
          <div className="stack">
            <StoryPanel chart={chart} />
            <NowPanel chart={chart} />
            <SessionsPanel chart={chart} />
          </div>
          <div className="stack">
            <SafetyPanel chart={chart} />
            <BesidePanel chart={chart} />
            <PapersPanel chart={chart} />
          </div>
        </div>
        <RecordPanels chart={chart} />
      </div>
    </>
  )
}
