import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useLive } from '../live.ts'
import { useMayI } from '../me.ts'
import { query, refresh } from '../queries.ts'
import { Button, Loaded, PageHeader, Pager, Panel, Segmented, useKey } from '../ui/index.ts'
import { focusFirstPatient, PatientTable } from './patient-table.tsx'
import { type Stage, stages, stageWords } from './stages.ts'
import './patients.css'

const pageSize = 50
const restMs = 150

/** What was searched for last: kept while the window is open, but out of the address and so of the browser's history. */
let lastText = ''

/** Everybody of the clinic, found by the beginning of a name, a record number or a birth date. */
export function ListPage() {
  const navigate = useNavigate({ from: '/patients' })
  const { search: asked, stage, page = 1 } = useSearch({ from: '/signed-in/patients' })
  const [text, setText] = useState(asked ?? lastText)
  const [settled, setSettled] = useState(text.trim())
  const mayWrite = useMayI('patients:write')
  const mayImport = useMayI('record:import')
  const field = useRef<HTMLInputElement>(null)
  useKey('/', 'Find a patient', () => field.current?.select())

  // The bar's search brings a text in the address; it is taken over and the address cleaned.
  useEffect(() => {
    if (asked === undefined) return
    setText(asked)
    setSettled(asked.trim())
    void navigate({ search: ({ stage }) => ({ stage }), replace: true })
  }, [asked, navigate])
  useEffect(() => {
    lastText = text
    if (text.trim() === settled) return
    const timer = setTimeout(() => {
      setSettled(text.trim())
      void navigate({ search: ({ stage }) => ({ stage }), replace: true })
    }, restMs)
    return () => clearTimeout(timer)
  }, [text, settled, navigate])

  const found = useQuery({
    ...query('GET /api/patients', {
      query: { search: settled, stage, limit: pageSize, offset: (page - 1) * pageSize },
    }),
    placeholderData: keepPreviousData,
  })
  useLive(['patient', 'booking'], () => void refresh('GET /api/patients'))

  const choose = (next: Stage | 'all') =>
    void navigate({ search: { stage: next === 'all' ? undefined : next }, replace: true })
  return (
    <>
      <PageHeader
        title="Patients"
        documentTitle="Patients"
        side={
          <>
            {mayImport && (
              <Link className="button" to="/patients/import">
                Import record
              </Link>
            )}
            {mayWrite && (
              <Button kind="primary" onClick={() => void navigate({ to: '/patients/new' })}>
                New patient
              </Button>
            )}
          </>
        }
      />
      <div className="stack">
        <div className="patient-filters">
          <search className="patient-search">
            <input
              ref={field}
              type="search"
              aria-label="Find by name, record number or birth date"
              placeholder="Name, record number or birth date"
              autoComplete="off"
              value={text}
              maxLength={100}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
                if (event.ctrlKey || event.metaKey) return
                event.preventDefault()
                focusFirstPatient(event.key === 'Enter' && found.data?.total === 1 ? 'open' : 'focus')
              }}
            />
            <kbd className="key">/</kbd>
          </search>
          <Segmented
            label="Stage of the journey"
            options={[
              { value: 'all' as const, label: 'All' },
              ...stages.map((value) => ({ value, label: stageWords(value) })),
            ]}
            value={stage ?? 'all'}
            onChange={choose}
          />
        </div>
        <Panel flush>
          <Loaded query={found} lines={8}>
            {({ patients, total }) => (
              <>
                <PatientTable patients={patients} searched={settled} stage={stage} />
                {total > 0 && (
                  <div className="panel-form">
                    <Pager
                      offset={(page - 1) * pageSize}
                      limit={pageSize}
                      total={total}
                      onMove={(offset) =>
                        void navigate({ search: (before) => ({ ...before, page: offset / pageSize + 1 }) })
                      }
                    />
                  </div>
                )}
              </>
            )}
          </Loaded>
        </Panel>
      </div>
    </>
  )
}
