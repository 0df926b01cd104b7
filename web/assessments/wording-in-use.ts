import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Instrument, withWording } from '../../clinical/instruments/index.ts'
import { query } from '../queries.ts'

export interface WordingInUse {
  /** The instrument as it is read: in the clinic's wording, or as it is shipped. */
  shown: Instrument
  /** Languages that the clinic has loaded; empty where it has none. */
  languages: string[]
  language: string | null
  choose: (language: string | null) => void
  /** What is kept beside the answers. */
  used?: { language: string; version: number }
  licence?: string
}

/** The clinic's own wording of an instrument, in the language that is chosen; the first of them until then. */
export function useWording(instrument: Instrument): WordingInUse {
  const loaded = useQuery(query('GET /api/wordings', { query: { instrument: instrument.id } }))
  const [chosen, setChosen] = useState<string | null>()
  const usable = (loaded.data?.wordings ?? []).filter(({ content, fits }) => content !== null && fits)
  const language = chosen === undefined ? (usable[0]?.language ?? null) : chosen
  const wording = usable.find((each) => each.language === language)
  return {
    shown: wording?.content ? withWording(instrument, wording.content) : instrument,
    languages: usable.map((each) => each.language),
    language: wording?.language ?? null,
    choose: setChosen,
    ...(wording ? { used: { language: wording.language, version: wording.version }, licence: wording.licence } : {}),
  }
}
