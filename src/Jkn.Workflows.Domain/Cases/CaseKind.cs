namespace Jkn.Workflows.Domain.Cases;

/// <summary>A matter of an applicant, a batch, a complaint, an errand: each lives in a journal and runs a definition.</summary>
public enum CaseKind
{
    Case,
    Batch,
    Complaint,
    Errand,
}
