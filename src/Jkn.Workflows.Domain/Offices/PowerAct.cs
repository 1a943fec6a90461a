namespace Jkn.Workflows.Domain.Offices;

/// <summary>An act that gives or takes power.</summary>
public abstract record PowerAct : OfficeAct;
