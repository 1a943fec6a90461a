using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Offices;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// What facts about power do to the rows of accounts that are no function of the journal: sessions, passwords, codes. In the transaction of
/// the decision, whichever road it came by.
/// </summary>
internal static class AccountRows
{
    public static void Follow(AppDb db, IReadOnlyList<OfficeEvent> events, DateTimeOffset now)
    {
        foreach (var happened in events)
        {
            switch (happened)
            {
                case PowerEvent.AccountSwitched switched:
                    Change(db, switched.Account, row => row.Disabled = switched.Off);
                    break;
                case PowerEvent.RolesGiven given:
                    Change(db, given.Account, _ => { });
                    break;
                case PowerEvent.SignInReset reset:
                    Reset(db, reset, now);
                    break;
                case PowerEvent.SecondFactorReset reset:
                    // nothing of them is left: he enrols anew
                    db.Factors.Where(f => f.AccountId == reset.Account).ExecuteDelete();
                    db.RecoveryCodes.Where(r => r.AccountId == reset.Account).ExecuteDelete();
                    Change(db, reset.Account, _ => { });
                    break;
            }
        }
    }

    private static void Reset(AppDb db, PowerEvent.SignInReset reset, DateTimeOffset now)
    {
        Change(db, reset.Account, row => (row.PasswordHash, row.MustChangePassword) = ("", true));
        // codes from before open nothing any more
        foreach (var code in db.SignInCodes.Where(c => c.AccountId == reset.Account && c.UsedAt == null).ToList())
        {
            if (code.Id == reset.Code)
                code.ExpiresAt = reset.Until;
            else if (code.ExpiresAt > now)
                code.ExpiresAt = now;
        }
        db.SaveChanges();
    }

    /// <summary>The account's row with another stamp: its sessions and tokens end.</summary>
    private static void Change(AppDb db, string id, Action<AccountRow> change)
    {
        // accounts of an authority have no row
        if (db.Accounts.Find(id) is not { } row)
            return;
        change(row);
        row.SecurityStamp = Guid.NewGuid().ToString("n");
        db.SaveChanges();
    }
}
