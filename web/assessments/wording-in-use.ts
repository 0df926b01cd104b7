import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Instrument, withWording } from '../../clinical/instruments/index.ts'
import { languageName } from '../language-name.ts'
import { query } from '../queries.ts'

/** Which of a clinic's wordings: kept beside the answers. */
export interface WordingVersion {
  language: string
  version: number
}

export interface WordingInUse {
  /** The instrument as it is read: in the clinic's wording, or as it is shipped. */
  shown: Instrument
  /** What can be chosen: the newest of each language, and the one it was asked in. Empty where the clinic has none. */
  choices: { value: string; label: string }[]
  /** The chosen one; empty for the instrument as it is shipped. */
  chosen: string
  choose: (value: string) => void
  /** Null for the instrument as it is shipped; undefined while the chosen one has not come. */
  used: WordingVersion | null | undefined
  licence?: string
}

const nameOf = ({ language, version }: WordingVersion): string => `${language} ${version}`

/**
 * The clinic's own wording of an instrument: the first of its languages until another is chosen.
 *
 * @param asked Of an assessment that is amended, the wording it was asked in, also one that newer ones replaced; null
 *   where labels stood on the screen
 */
export function useWording(instrument: Instrument, asked?: WordingVersion | null): WordingInUse {
  const newest = useQuery(query('GET /api/wordings', { query: { instrument: instrument.id } }))
  const earlier = useQuery({
    ...query('GET /api/wordings/history', { query: { instrument: instrument.id, language: asked?.language ?? '' } }),
    enabled: asked !== undefined && asked !== null,
  })
  const [picked, setPicked] = useState<string | undefined>(asked === undefined ? undefined : asked ? nameOf(asked) : '')
  const usable = (newest.data?.wordings ?? []).filter(({ content, fits }) => content !== null && fits)
  const before = (earlier.data?.wordings ?? []).filter(
    (each) => asked && nameOf(each) === nameOf(asked) && !usable.some((one) => nameOf(one) === nameOf(each)),
  )
  const all = [...usable, ...before]
  const wording = all.find((each) => nameOf(each) === (picked ?? nameOf(all[0] ?? each)))
  return {
    shown: wording?.content ? withWording(instrument, wording.content) : instrument,
    choices: all.map((each) => ({
      value: nameOf(each),
      label: before.includes(each)
        ? `${languageName(each.language)}, wording ${each.version}`
        : languageName(each.language),
    })),
    chosen: wording ? nameOf(wording) : '',
    choose: setPicked,
    used: wording ? { language: wording.language, version: wording.version } : picked ? undefined : null,
    ...(wording ? { licence: wording.licence } : {}),
  }
}

/** The wordings of an instrument are read ahead, so that they are there without the network. */
export function useWordingAhead(instrumentId: string): void {
  useQuery(query('GET /api/wordings', { query: { instrument: instrumentId } }))
}
