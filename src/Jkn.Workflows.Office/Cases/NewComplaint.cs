namespace Jkn.Workflows.Application.Cases;

// A complaint as somebody tells it; who complains may stay unnamed.
internal sealed record NewComplaint(
    string Channel,
    string Matter,
    string? Name = null,
    string? Phone = null,
    string? Address = null,
    string? CaseNo = null
);
