using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Notices;

namespace Jkn.Workflows.Application.Notices;

/// <summary>Why a message that is ready does not leave after all; null lets it go.</summary>
internal sealed class NoticeStops(OptOuts optOuts, StaffTelling staff)
{
    /// <summary>Whoever it is for wants no messages: he hears it another way.</summary>
    public const string OptedOut = "opted-out";

    /// <summary>It is for nobody any more: an official whose account is off, or who chose otherwise.</summary>
    public const string Over = "over";

    public async Task<string?> WhyAsync(AppDb db, NoticeRow notice, string destination, CancellationToken ct) =>
        IsOfStaff(notice) && await staff.IsOverAsync(db, notice, destination, ct) ? Over
        : notice.Channel is NoticeChannels.WhatsApp or NoticeChannels.Sms && await optOuts.HasAsync(destination, ct) ? OptedOut
        : null;

    /// <summary>Whether it is for one of the office's own people, who has the page as well.</summary>
    public static bool IsOfStaff(NoticeRow notice) => notice.Addressee.StartsWith(NoticeWriter.Account, StringComparison.Ordinal);
}
