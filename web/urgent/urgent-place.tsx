import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { now } from '../clock.ts'
import { useLive } from '../live.ts'
import { useLocked } from '../lock.ts'
import { useMayI } from '../me.ts'
import { query, refresh } from '../queries.ts'
import { tellHeightAs } from '../ui/tell-height.ts'
import { behindLock, nextLookMs } from './pathway.ts'
import { PathwayBanner } from './pathway-banner.tsx'
import { PathwayDialog } from './pathway-dialog.tsx'
import './urgent.css'

/** The head of the page stays beneath the banners, however many there are. */
const tellPlaceHeight = tellHeightAs('--urgent-height')
const tellHeight = (banners: HTMLElement | null) => tellPlaceHeight(banners?.parentElement ?? null)

/** Under the bar of every page: each urgent pathway that is open, gravest first, until somebody has closed it. */
export function UrgentPlace() {
  return useMayI('urgent:read') ? <OpenPathways /> : null
}

function OpenPathways() {
  const [openId, setOpenId] = useState<string | null>(null)
  const open = useQuery({
    ...query('GET /api/urgent'),
    refetchInterval: ({ state }) => nextLookMs(state.data?.pathways ?? [], now()),
  })
  useLive('urgent', () => void refresh('GET /api/urgent'))
  const locked = useLocked()
  const read = open.data?.pathways ?? []
  const pathways = locked ? read.map(behindLock) : read
  const shown = pathways.find(({ id }) => id === openId)
  return (
    <div className="urgent-banners" ref={tellHeight}>
      {pathways.map((pathway) => (
        <PathwayBanner key={pathway.id} pathway={pathway} onOpen={() => setOpenId(pathway.id)} />
      ))}
      {shown && !locked && <PathwayDialog pathway={shown} onClose={() => setOpenId(null)} />}
    </div>
  )
}
