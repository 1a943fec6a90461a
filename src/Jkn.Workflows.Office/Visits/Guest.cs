using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Application.Visits;

// A line for the guest book as somebody typed it.
internal sealed record Guest(string? Name, string? Address = null, string? Matter = null, string? Phone = null)
{
    /// <summary>The line without spaces around; only of a guest that was not refused.</summary>
    public Visitor ToVisitor() => new(Name!.Trim(), Checks.Given(Address), Checks.Given(Matter), Checks.Given(Phone));

    /// <summary>What speaks against taking somebody in so: with a queue number, a line of the guest book, or both.</summary>
    public static Rejection? Refusal(Office office, bool queue, Guest? guest)
    {
        if (queue && !VisitDesk.KeepsQueue(office))
            return Rejection.Unusable(
                "queue-not-kept",
                "Daerah ini tidak memakai nomor antrian.",
                "queue",
                "Buku nomor antrian tidak ada pada daerah ini."
            );
        if (guest is not null && !VisitDesk.KeepsGuests(office))
            return Rejection.Unusable(
                "guest-book-not-kept",
                "Daerah ini tidak memakai buku tamu.",
                "guest",
                "Buku tamu tidak ada pada daerah ini."
            );
        if (!queue && guest is null)
            return Rejection.Unusable(
                "visit-empty",
                "Sebutkan nomor antrian, buku tamu, atau keduanya.",
                "guest",
                "Isi paling sedikit satu."
            );
        return guest?.Invalid;
    }

    private Rejection? Invalid =>
        new Checks()
            .Name("guest.name", Name, 100)
            .Optional("guest.address", Address, 300)
            .Optional("guest.matter", Matter, 200)
            .Optional("guest.phone", Phone, 20)
            .Rejection;
}
