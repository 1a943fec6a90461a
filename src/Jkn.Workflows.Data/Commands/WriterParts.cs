using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Projections;
using Jkn.Workflows.Data.Providers;

namespace Jkn.Workflows.Data.Commands;

/// <summary>What every writing connection shares: the database, the keys, how states become rows, states used last.</summary>
internal sealed record WriterParts(
    Database Database,
    CaseKeys Keys,
    SecureLookup Lookup,
    Projector Projector,
    StateCache Cache,
    OfficeStore Offices,
    OfficeProjector OfficeProjector
)
{
    public CaseWriter Writer()
    {
        var session = new Session(Database.Open());
        return new(session, Database, Keys, Lookup, Projector, Cache, new OfficeWriter(session, Database, Offices, OfficeProjector));
    }
}
