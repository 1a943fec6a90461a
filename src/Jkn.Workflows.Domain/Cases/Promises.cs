using System.Globalization;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>The promise to the applicant (Janji, A-16), made at registration and kept apart from the age of the case (Umur).</summary>
public static class Promises
{
    /// <summary>Makes the promise, or makes it anew when its date moved; nothing when the region promises nothing.</summary>
    public static void Renew(Deciding on, DateTimeOffset? from = null)
    {
        if (Batches.Promise.AtRegistration(on.Office.Region, on.Office.Calendar, from ?? on.Now) is not { } promised) return;
        var date = promised.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        if (on.State.Promise?.Date == date && on.State.Promise.Provisional == promised.Provisional) return;
        on.Emit(new CaseEvent.PromiseMade(date, promised.Text, promised.Explanation, promised.Provisional));
    }
}
