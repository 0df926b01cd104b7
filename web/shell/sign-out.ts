import { api } from '../api.ts'
import { forgetLock } from '../lock.ts'
import { Problem } from '../problem.ts'
import { showToast } from '../ui/toast.tsx'

let signingOut = 0

/** What is still being asked is refused then: that must not lead whoever signs in next to the page of the one before. */
export const isSigningOut = (): boolean => signingOut > 0

/** Ends the sign-in and leaves the page, so that nothing of it stays in memory. Says so when the server did not hear it. */
export async function signOut(where: 'here' | 'everywhere' = 'here'): Promise<void> {
  signingOut++
  try {
    await api(where === 'here' ? 'POST /api/sign-out' : 'POST /api/sign-out-everywhere')
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) {
      signingOut--
      showToast('Not signed out: the server cannot be reached. Lock the console.', 'not')
      return
    }
  }
  forgetLock()
  location.assign('/sign-in')
}
