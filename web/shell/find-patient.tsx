import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { query } from '../queries.ts'
import { PatientName, useKey } from '../ui/index.ts'

const shownAtMost = 8

/** The field in the bar: a few letters of a name, a record number or a birth date; Enter opens, or lists all that fit. */
export function FindPatient() {
  const navigate = useNavigate()
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const search = useSettled(text.trim(), 150)
  useKey('/', 'Find a patient', () => field.current?.select())
  const found = useQuery({
    ...query('GET /api/patients', { query: { search, limit: shownAtMost } }),
    enabled: open && search.length > 0,
  })
  const patients = search ? (found.data?.patients ?? []) : []

  const leave = () => {
    setOpen(false)
    setText('')
    setAt(-1)
    field.current?.blur()
  }
  const go = (to: string) => {
    leave()
    void navigate({ to })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(Math.max(-1, Math.min(patients.length - 1, at + step)))
    }
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      const picked = patients[at] ?? (patients.length === 1 ? patients[0] : undefined)
      if (picked) go(`/patients/${picked.id}`)
      else if (text.trim()) go(`/patients?search=${encodeURIComponent(text.trim())}`)
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      leave()
    }
  }
  return (
    <search className="find">
      <input
        ref={field}
        type="search"
        role="combobox"
        aria-label="Find a patient"
        aria-expanded={open && patients.length > 0}
        aria-controls={listId}
        aria-activedescendant={patients[at] ? `${listId}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder="Find a patient"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setOpen(true)
          setAt(-1)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd className="key">/</kbd>
      {open && search && found.data && (
        <div className="found">
          <div role="listbox" id={listId} aria-label="Patients found">
            {patients.map((patient, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the combobox holds the focus and the keys
              <div
                key={patient.id}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => go(`/patients/${patient.id}`)}
              >
                <PatientName patient={patient} />
                <div className="small quiet">
                  {[patient.birthDate, patient.recordNumber, patient.stage].filter(Boolean).join(' · ')}
                </div>
              </div>
            ))}
          </div>
          {found.data.total > patients.length && (
            <div className="small quiet more">{found.data.total} fit: Enter lists them all</div>
          )}
          {found.data.total === 0 && <div className="small quiet more">Nobody of that name or number</div>}
        </div>
      )}
    </search>
  )
}

/** The value once it has rested, so that not every letter is a request. */
function useSettled(value: string, restMs: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return settled
}
